package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.text.Text;

import org.kordamp.ikonli.feather.Feather;

/**
 * How moments look: the shape says where they were written down, colour and word how they weigh.
 */
final class MomentLooks {
    private final Text text;

    MomentLooks(Text text) {
        this.text = text;
    }

    Mark of(Moment moment) {
        return new Mark(
                switch (moment.weight()) {
                    case CALM -> "state-quiet";
                    case NOTABLE ->
                            moment.source() == Moment.Source.BYPASS
                                    ? "state-held"
                                    : "state-missing";
                    case GRAVE -> "state-failing";
                },
                moment.weight() == Moment.Weight.GRAVE
                        ? Feather.ALERT_OCTAGON
                        : shape(moment.source()),
                word(moment.source()));
    }

    String word(Moment.Source source) {
        return text.text(
                switch (source) {
                    case COMMIT -> "activity.source.commit";
                    case SYNC -> "activity.source.sync";
                    case HOLD -> "activity.source.hold";
                    case BYPASS -> "activity.source.bypass";
                    case PROPOSAL -> "activity.source.proposal";
                    case DRIFT -> "activity.source.drift";
                    case EVENT -> "activity.source.event";
                    case ACCOUNT -> "activity.source.account";
                });
    }

    static Feather shape(Moment.Source source) {
        return switch (source) {
            case COMMIT -> Feather.GIT_COMMIT;
            case SYNC -> Feather.REFRESH_CW;
            case HOLD -> Feather.PAUSE;
            case BYPASS -> Feather.ANCHOR;
            case PROPOSAL -> Feather.GIT_PULL_REQUEST;
            case DRIFT -> Feather.TRIANGLE;
            case EVENT -> Feather.SERVER;
            case ACCOUNT -> Feather.BOOK;
        };
    }
}
