package dev.lvjw.hire;

import java.time.LocalDate;

/**
 * What an assessment goes by beside the hire itself.
 *
 * @param mapping how Lever's values become Justworks'
 * @param today in UTC, as Lever's dates are
 */
public record Basis(Mapping mapping, LocalDate today) {}
