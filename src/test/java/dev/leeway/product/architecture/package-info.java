/** The rules of the house, each with its reason, each proving that it looked. */
@NullMarked
package dev.leeway.product.architecture;

import org.jspecify.annotations.NullMarked;
