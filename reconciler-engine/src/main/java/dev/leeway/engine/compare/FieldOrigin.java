package dev.leeway.engine.compare;

import dev.leeway.engine.resource.Revision;

/** Where a difference comes from: why a field in the cluster is not what Git asks for. */
public sealed interface FieldOrigin {
    /**
     * Somebody changed the field by hand, with kubectl or another tool for people.
     *
     * @param by the field manager of the change
     */
    record HandEdit(FieldOwner by) implements FieldOrigin {}

    /**
     * A program in the cluster, or another engine, holds the field.
     *
     * @param by its field manager
     */
    record ControllerField(FieldOwner by) implements FieldOrigin {}

    /** Admission rewrites the field, or adds it, whoever asks for another value. */
    record MutatingWebhook() implements FieldOrigin {}

    /** A default of the API server, which came or changed after the object was made. */
    record ServerDefault() implements FieldOrigin {}

    /**
     * The cluster holds what an older revision asked for: it was not synced since, or was set back.
     *
     * @param revision the newest revision before the last synced one that asks for the live value
     */
    record StaleSync(Revision revision) implements FieldOrigin {}

    /**
     * The cluster holds what was synced last, and Git has moved on.
     *
     * @param lastSynced the revision that was synced last
     */
    record GitMovedOn(Revision lastSynced) implements FieldOrigin {}

    /** It cannot be told. */
    record NotKnown() implements FieldOrigin {}
}
