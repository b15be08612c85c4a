"""Problems as values, the sentences for each, and the formats in which they are reported."""
