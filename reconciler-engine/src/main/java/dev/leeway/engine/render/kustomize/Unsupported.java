package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.render.Origin;
import java.io.Serial;

/** The built-in renderer does not know something; it says so rather than leave it out. */
final class Unsupported extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Origin origin;

    Unsupported(Origin origin, String what) {
        super(what);
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }
}
