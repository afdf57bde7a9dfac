/**
 * Justworks: its company, Partner API, OAuth and pages, and the onboarding API that lvjw proposes.
 */
@NullMarked
package dev.lvjw.sandbox.justworks;

import org.jspecify.annotations.NullMarked;
