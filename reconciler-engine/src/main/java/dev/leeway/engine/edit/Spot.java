package dev.leeway.engine.edit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node with the way that leads to it.
 *
 * @param parent the collection that holds it; null for a document's root
 * @param index its position among the collection's entries or items
 * @param node the node
 */
record Spot(@Nullable Spot parent, int index, SourceNode node) {

    Spot below(int position, SourceNode child) {
        return new Spot(this, position, child);
    }

    /** Returns the nodes from the root down to this one. */
    List<SourceNode> chain() {
        List<SourceNode> chain = new ArrayList<>();
        for (Spot spot = this; spot != null; spot = spot.parent()) {
            chain.addFirst(spot.node());
        }
        return chain;
    }

    /** Returns whether the node stands between brackets, where indentation says nothing. */
    boolean insideFlow() {
        for (Spot spot = parent; spot != null; spot = spot.parent()) {
            if (spot.node().isFlow()) {
                return true;
            }
        }
        return false;
    }
}
