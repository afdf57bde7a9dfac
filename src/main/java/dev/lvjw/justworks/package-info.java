/**
 * Justworks as lvjw sees it: the Partner API's reading side, and the onboarding API where there is
 * one.
 */
@NullMarked
package dev.lvjw.justworks;

import org.jspecify.annotations.NullMarked;
