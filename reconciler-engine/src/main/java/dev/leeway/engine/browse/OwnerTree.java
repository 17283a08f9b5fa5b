package dev.leeway.engine.browse;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/**
 * An object between what made it and what it made.
 *
 * @param nodes the objects, owners before what they own
 * @param unread what could not be looked at, in words; empty when the tree is whole
 */
public record OwnerTree(List<Node> nodes, List<Wording> unread) {
    public OwnerTree {
        nodes = List.copyOf(nodes);
        unread = List.copyOf(unread);
    }

    /** How far an object of the tree is known. */
    public enum Presence {
        /** The server has it. */
        PRESENT,
        /** Something names it as its owner and the server says that it is not there. */
        GONE,
        /** It could not be read. */
        UNREAD
    }

    /**
     * One object.
     *
     * @param key its identity
     * @param uid its uid
     * @param owner the uid of the owner that it hangs below; empty at the top
     * @param presence how far it is known
     * @param metadata its metadata, under its kind; empty unless it is present
     */
    public record Node(
            ResourceKey key,
            String uid,
            Optional<String> owner,
            Presence presence,
            Optional<Manifest> metadata) {}
}
