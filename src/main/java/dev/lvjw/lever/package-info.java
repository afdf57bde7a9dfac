/**
 * Lever as lvjw sees it: the gateway, the wire records, and their translation into facts about a
 * hire.
 */
@NullMarked
package dev.lvjw.lever;

import org.jspecify.annotations.NullMarked;
