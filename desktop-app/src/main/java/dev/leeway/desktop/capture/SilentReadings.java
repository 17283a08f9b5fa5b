package dev.leeway.desktop.capture;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.Numbers;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.resource.Manifest;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A workspace of which nothing answers: what pages look like on such a day. */
final class SilentReadings implements Readings {
    private final Text text;

    SilentReadings(Text text) {
        this.text = text;
    }

    @Override
    public Optional<ClusterBrowsing> clusters() {
        return Optional.of(new SilentClusters());
    }

    @Override
    public Optional<Ledger> ledger() {
        return Optional.of(new SilentLedger());
    }

    private final class SilentClusters implements ClusterBrowsing {
        @Override
        public ClusterBrowser browser(String cluster) throws ClusterException {
            throw new ClusterException(
                    Reason.UNREACHABLE,
                    text.text("picture.unreachable"),
                    text.text("picture.unreachable-next"),
                    null);
        }

        @Override
        public Vitality vitality(Manifest object) {
            return new Vitality(Wellness.UNKNOWN, "");
        }
    }

    private final class SilentLedger implements Ledger {
        private ReadingException refused() {
            String why = text.text("picture.ledger-why");
            return new ReadingException(
                    new Trouble(text.text("picture.ledger"), why, text.text("picture.ledger-next")),
                    new IOException(why));
        }

        @Override
        public Timeline timeline(Instant since) throws ReadingException {
            throw refused();
        }

        @Override
        public AuditVerdict verify() throws ReadingException {
            throw refused();
        }

        @Override
        public Numbers numbers(int days) throws ReadingException {
            throw refused();
        }
    }
}
