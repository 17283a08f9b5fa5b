package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Revision;
import java.util.Optional;

/**
 * What an earlier revision asked for.
 *
 * @param revision the revision
 * @param body the object as that revision renders it; empty when it does not ask for the object
 */
public record PastBody(Revision revision, Optional<JsonObject> body) {}
