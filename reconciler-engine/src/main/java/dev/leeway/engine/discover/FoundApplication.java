package dev.leeway.engine.discover;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonObject;

import java.util.List;

/** An object by which another engine reconciles something, as a workspace could take it up. */
public sealed interface FoundApplication {
    /** Returns the object, as in {@code Application argocd/shop}. */
    String object();

    /**
     * It can be said in a workspace file.
     *
     * @param object the object
     * @param name a name for the application
     * @param repository the repository's address
     * @param revision the branch, tag or commit that it follows
     * @param source the application's {@code source} without repository and revision
     * @param namespace the destination namespace
     * @param sync the application's {@code sync}; may be empty
     * @param ignoreDifferences the application's {@code ignoreDifferences}; may be empty
     * @param remarks what is otherwise than there, one sentence each
     */
    record Offered(
            String object,
            String name,
            String repository,
            String revision,
            JsonObject source,
            String namespace,
            JsonObject sync,
            List<JsonObject> ignoreDifferences,
            List<Wording> remarks)
            implements FoundApplication {
        public Offered {
            ignoreDifferences = List.copyOf(ignoreDifferences);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * It cannot be said in a workspace file: what would be rendered would not be what the other
     * engine renders.
     *
     * @param object the object
     * @param why each reason, in a sentence
     */
    record NotOffered(String object, List<Wording> why) implements FoundApplication {
        public NotOffered {
            why = List.copyOf(why);
        }
    }
}
