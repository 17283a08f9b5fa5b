/** The manifests of an application: as they are rendered from Git, and as they live. */
@NullMarked
package dev.leeway.desktop.screen.manifests;

import org.jspecify.annotations.NullMarked;
