enum MooringServicePlaceholder {}
