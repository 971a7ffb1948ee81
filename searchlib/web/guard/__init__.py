"""What stands between the network and the archive: connections, hosts, passwords, admission, the log."""
