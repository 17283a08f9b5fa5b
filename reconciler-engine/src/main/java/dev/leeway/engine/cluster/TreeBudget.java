package dev.leeway.engine.cluster;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many objects of one cluster may be kept as trees. A tree takes some 20 KB and is at hand at
 * once; beyond the budget objects are kept packed, at a tenth of that, and unpacked when read.
 */
final class TreeBudget {
    private final AtomicInteger left;

    TreeBudget(int trees) {
        this.left = new AtomicInteger(trees);
    }

    /** Takes a place for one tree; returns false when there is none. */
    boolean take() {
        int before = left.getAndUpdate(places -> places > 0 ? places - 1 : places);
        return before > 0;
    }

    /** Gives a place back. */
    void giveBack() {
        left.incrementAndGet();
    }
}
