package dev.leeway.engine.schema;

import dev.leeway.engine.resource.Gvk;
import java.util.Optional;

/** The shapes of kinds. Immutable. */
public interface ObjectSchemas {
    /** Knows no kind. */
    ObjectSchemas NONE = gvk -> Optional.empty();

    /** Returns the shape of a kind, or empty when it is not known. */
    Optional<FieldSchema> find(Gvk gvk);
}
