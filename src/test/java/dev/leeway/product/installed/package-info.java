/** What packages tell the systems that they are installed on, checked without those systems. */
@org.jspecify.annotations.NullMarked
package dev.leeway.product.installed;
