package dev.leeway.desktop.sample;

import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Moment.Source;
import dev.leeway.desktop.reading.Moment.Weight;
import dev.leeway.desktop.reading.Numbers;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.audit.ChainHead;
import dev.leeway.engine.insights.Course;
import dev.leeway.engine.insights.Happening;
import dev.leeway.engine.insights.Indicator;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Period;
import dev.leeway.engine.insights.Targets;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger in which a bad night is written down. */
public final class SampleLedger implements Ledger {
    /** Readings with this ledger. */
    public static final Readings READINGS =
            new Readings() {
                @Override
                public Optional<Ledger> ledger() {
                    return Optional.of(new SampleLedger());
                }
            };

    private static final Instant NOW = SampleObjects.NOW;

    @Override
    public Timeline timeline(Instant since) {
        return new Timeline(
                since,
                List.of(
                        moment(
                                "audit-7",
                                4,
                                Source.SYNC,
                                Weight.GRAVE,
                                "storefront",
                                "tester",
                                "Object applied: failed",
                                "The server says the field is immutable."),
                        moment(
                                "drift-1",
                                9,
                                Source.DRIFT,
                                Weight.NOTABLE,
                                "checkout-prod",
                                "",
                                "Drift: the object is not what was deployed",
                                "The time is the cluster's own record of the change"),
                        moment(
                                "event-1",
                                12,
                                Source.EVENT,
                                Weight.NOTABLE,
                                "checkout-prod",
                                "kubelet",
                                "BackOff",
                                "Back-off pulling image registry.example/api:1.4.3-hotfix | twice"),
                        moment(
                                "commit-1",
                                40,
                                Source.COMMIT,
                                Weight.CALM,
                                "",
                                "J. Doe",
                                "Raise the replicas of the checkout",
                                "Author: J. Doe <j@example.org>")),
                List.of("Events of prod-us: no answer in time"));
    }

    private static Moment moment(
            String id,
            int minutes,
            Source source,
            Weight weight,
            String application,
            String who,
            String what,
            String fact) {
        return new Moment(
                id,
                NOW.minus(Duration.ofMinutes(minutes)),
                source,
                weight,
                application,
                "prod-eu",
                "Deployment checkout/api",
                who,
                what,
                List.of(fact),
                Optional.of(new Route.Applications()));
    }

    @Override
    public AuditVerdict verify() {
        return new AuditVerdict.Intact(128, new ChainHead(128, "a".repeat(64)));
    }

    @Override
    public Numbers numbers(int days) {
        Period period = Period.days(days, NOW);
        List<Happening> happenings = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            Instant from = NOW.minus(Duration.ofDays(day)).minus(Duration.ofHours(3));
            for (Indicator.Kind kind : Indicator.Kind.values()) {
                happenings.add(
                        new Happening(
                                kind,
                                day % 2 == 0 ? "checkout-prod" : "storefront",
                                from,
                                Optional.of(from.plus(Duration.ofMinutes(20 + 11L * day))),
                                day == 4));
            }
        }
        happenings.add(
                new Happening(
                        Indicator.Kind.DRIFT_AGE,
                        "checkout-prod",
                        NOW.minus(Duration.ofMinutes(9)),
                        Optional.empty(),
                        false));
        int parts = Math.min(days, 30);
        return new Numbers(
                Insights.of(happenings, period, Targets.USUAL, parts),
                Course.of(happenings, period, parts),
                Targets.USUAL);
    }
}
