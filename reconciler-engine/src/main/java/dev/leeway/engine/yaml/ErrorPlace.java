package dev.leeway.engine.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.Optional;

/** Where in a text a person has to look to put a mistake in its syntax right. Pure. */
public final class ErrorPlace {
    private ErrorPlace() {}

    /**
     * Returns the place of the mistake: what began and was never ended is shown where it began, not
     * behind the last line, where the parser missed its end.
     */
    public static Optional<Mark> of(MarkedYamlEngineException mistake, String text) {
        Optional<Mark> problem = mistake.getProblemMark();
        long lines = text.stripTrailing().lines().count();
        return problem.filter(mark -> mark.getLine() < lines)
                .or(mistake::getContextMark)
                .or(() -> problem);
    }
}
