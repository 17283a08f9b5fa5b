package dev.leeway.engine.practice.discovery;

import dev.leeway.engine.json.JsonObject;
import java.util.List;

/** What is told about the built-in types. Safe for use from any thread. */
public interface TypeDocuments {
    /** Returns the group versions served, {@code v1} first, in order of preference in a group. */
    List<String> groupVersions();

    /**
     * Returns what aggregated discovery lists for a group version, an entry of {@code versions}.
     */
    JsonObject discoveryOf(String groupVersion);

    /** Returns the OpenAPI v3 document of a group version. */
    JsonObject openApiDocument(String groupVersion);
}
