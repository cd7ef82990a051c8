"""Tables in files: reading them with the place of every cell, and writing them."""
