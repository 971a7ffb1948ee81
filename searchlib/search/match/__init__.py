"""Which paragraphs satisfy a query and its filters, exactly."""
