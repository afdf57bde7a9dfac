/**
 * What the sandbox does otherwise on purpose: switches that are set, requests that are disturbed.
 */
@NullMarked
package dev.lvjw.sandbox.fault;

import org.jspecify.annotations.NullMarked;
