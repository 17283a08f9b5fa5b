package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/**
 * Evaluates the jq path expressions of ignore rules. The same expression and object give the same
 * selection, but for time limits. Safe for use from several threads.
 */
@FunctionalInterface
public interface PathExpressions {
    /** Returns the fields of an object that an expression selects. Blocks for a second at most. */
    Selection select(String expression, JsonObject object) throws InterruptedException;

    /** What came of it. */
    sealed interface Selection {
        /**
         * The fields, whether they exist or not.
         *
         * @param pointers JSON pointers into the object
         */
        record Fields(List<String> pointers) implements Selection {
            public Fields {
                pointers = List.copyOf(pointers);
            }
        }

        /**
         * The expression is no path expression, does not fit the object, or took too long.
         *
         * @param why in words
         */
        record Failed(Wording why) implements Selection {
            /** A failure in words of others. */
            public Failed(String why) {
                this(Wording.quoted(why));
            }
        }
    }
}
