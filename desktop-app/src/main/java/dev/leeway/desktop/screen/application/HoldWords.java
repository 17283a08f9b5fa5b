package dev.leeway.desktop.screen.application;

import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;

/** Says what a hold holds, who placed it and until when. */
record HoldWords(Text text) {
    private static final int SHORT = 7;

    /** Returns what is held, and at which revision. */
    String what(HoldMark mark) {
        String scope =
                switch (mark.scope()) {
                    case HoldScope.WholeApplication _ -> text.text("hold.whole");
                    case HoldScope.OneObject one -> one.key().kind() + " " + Looks.name(one.key());
                    case HoldScope.Fields fields ->
                            fields.key().kind()
                                    + " "
                                    + Looks.name(fields.key())
                                    + " "
                                    + String.join(", ", fields.pointers());
                };
        return mark.revision()
                .map(
                        commit ->
                                text.text(
                                        "hold.at",
                                        scope,
                                        commit.substring(0, Math.min(SHORT, commit.length()))))
                .orElse(scope);
    }

    /** Returns why it was placed. */
    String why(HoldMark mark) {
        return said(mark.saidReason());
    }

    private String said(Wording wording) {
        return new EngineWords(text).words(wording);
    }

    /** Returns who placed it, when, and until when it is meant to stand. */
    String who(HoldMark mark) {
        return text.text(
                "hold.by",
                said(mark.saidOwner()),
                text.moment(mark.since()),
                mark.end()
                        .map(end -> text.text("hold.until", text.moment(end)))
                        .orElse(text.text("hold.no-end")));
    }
}
