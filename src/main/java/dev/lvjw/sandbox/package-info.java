/**
 * The entrance to an embedded Lever and Justworks, built from what is publicly known of both alone:
 * shares no code with the clients it tests.
 */
@NullMarked
package dev.lvjw.sandbox;

import org.jspecify.annotations.NullMarked;
