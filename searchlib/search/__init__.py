"""Words to a tree, the tree to ranked hits."""
