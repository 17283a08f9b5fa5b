package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.yaml.DialectCheck;
import java.util.OptionalInt;

/** Leaves texts that Kustomize would read otherwise than Kubernetes to Kustomize. */
final class Dialect {
    private Dialect() {}

    static void require(String text, String path) throws Unsupported {
        OptionalInt line = DialectCheck.firstDifference(text);
        if (line.isPresent()) {
            throw new Unsupported(
                    new Origin(path, 0, line.getAsInt()),
                    "a value that Kustomize reads otherwise than Kubernetes (line "
                            + line.getAsInt()
                            + " of "
                            + path
                            + "); put it in quotes");
        }
    }
}
