"""The words of the pages, in Chinese and English, and the choice between them."""
