/** The system's keychain: Keychain on macOS, the credential store of Windows, a secret service. */
@NullMarked
package dev.leeway.engine.credential.keychain;

import org.jspecify.annotations.NullMarked;
