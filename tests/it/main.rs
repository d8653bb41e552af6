//! One native test binary: each module is a feature of the product.
