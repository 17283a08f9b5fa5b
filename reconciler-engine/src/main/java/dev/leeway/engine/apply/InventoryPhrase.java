package dev.leeway.engine.apply;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what became of the inventory. */
public enum InventoryPhrase implements Phrase {
    HOLDS_FOREIGN("Somebody else wrote the holds of {0}: {1}"),
    HOLD_NOT_SENT("The hold was not sent: {0}"),
    HOLD_REFUSED("The server refuses the hold on {0}: {1}"),
    KEPT_CHANGING("{0} changed again and again. Try it once more."),
    SENT("inventory sent: {0}"),
    PART_UNWRITTEN("A part of the inventory, {0}, was not written: {1}. Try again."),
    CHANGED("Another Leeway changed the inventory at the same time ({0}). Plan again."),
    FOREIGN("Somebody else wrote into the inventory {0}: {1}"),
    REFUSED("The server refuses the inventory {0}: {1}"),
    NOT_SENT("The inventory was not sent: {0}"),
    VANISHED("The inventory {0} vanished while it was written."),
    READS_OTHERWISE(
            "The inventory {0} does not read as it was written; another Leeway may be at work. Plan again."),
    VANISHED_WRITTEN("{0} vanished while it was written."),
    NOT_THERE("The inventory {0} was written and is not there.");

    private final String pattern;

    InventoryPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "inventories";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
