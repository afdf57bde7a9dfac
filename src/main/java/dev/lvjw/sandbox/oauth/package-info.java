/** OAuth as either product has it: the consent page, the token endpoint, what was granted. */
@NullMarked
package dev.lvjw.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
