"""Math-Shepherd (arXiv 2312.08935) in small: a generator, rollout labels, and two reward models."""
