/** What both sides share of the invented world: its time, its ids, the people whom both know. */
@NullMarked
package dev.lvjw.sandbox.world;

import org.jspecify.annotations.NullMarked;
