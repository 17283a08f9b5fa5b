package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.compare.ComparisonTruth.Row;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.KubernetesFixtures;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.schema.OpenApiSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds comparison and local proof against what a real API server answered. */
@Tag("fixtures")
class ComparisonTruthTest {
    @Test
    void judgesEveryPredictionAsRecorded() throws Exception {
        ObjectSchemas schemas = OpenApiSchemas.of(KubernetesFixtures.openApiDocuments());
        List<Row> rows =
                ComparisonTruth.rows().stream().filter(row -> row.predicted().isPresent()).toList();
        List<String> wrong = new ArrayList<>();
        int pointersAsRecorded = 0;
        for (Row row : rows) {
            FieldChanges changes =
                    FieldChanges.between(
                            row.desired().key(),
                            row.predicted().orElseThrow(),
                            row.live(),
                            schemas.find(row.live().gvk()).orElse(new FieldSchema.Unknown()),
                            List.of(),
                            (_, _) -> new PathExpressions.Selection.Failed("not asked"));
            if (changes.counting().isEmpty() != row.inSync()) {
                wrong.add(row.id());
            }
            var pointers =
                    new TreeSet<>(changes.counting().stream().map(FieldChange::pointer).toList());
            pointersAsRecorded += pointers.equals(new TreeSet<>(row.changed())) ? 1 : 0;
        }
        System.out.println(
                "comparison given prediction: "
                        + (rows.size() - wrong.size())
                        + " of "
                        + rows.size());
        System.out.println(
                "changed pointers as recorded: " + pointersAsRecorded + " of " + rows.size());
        assertThat(rows).hasSizeGreaterThan(0);
        assertThat(wrong).isEmpty();
    }

    @Test
    void takesNoFormOfTheServerForARewriteByAdmission() {
        ObjectSchemas schemas = OpenApiSchemas.of(KubernetesFixtures.openApiDocuments());
        List<String> rewritten = new ArrayList<>();
        int rows = 0;
        for (Row row : ComparisonTruth.rows()) {
            if (row.predicted().isEmpty()) {
                continue;
            }
            rows++;
            JsonObject predicted = row.predicted().get().root();
            AdmissionChanges.between(
                            row.desired().key().groupKind(),
                            AdmissionChanges.body(row.desired(), predicted),
                            predicted,
                            schemas.find(row.live().gvk()).orElse(new FieldSchema.Unknown()))
                    .forEach(change -> rewritten.add(row.id() + " " + change));
        }
        System.out.println(
                "answers without admission taken for that: "
                        + (rows - rewritten.size())
                        + " of "
                        + rows);
        assertThat(rewritten).isEmpty();
    }

    @Test
    void provesMostOfWhatIsInSyncWithoutTheServerAndNothingElse() {
        ObjectSchemas schemas = OpenApiSchemas.of(KubernetesFixtures.openApiDocuments());
        Proofs proofs = Proofs.of(ComparisonTruth.rows(), schemas);
        proofs.print("local proof");
        assertThat(proofs.wrong()).isEmpty();
        assertThat(proofs.proved().size() * 100).isGreaterThanOrEqualTo(92 * proofs.inSync());
    }

    @Test
    void isNeverWrongWithoutSchemasEither() {
        Proofs proofs = Proofs.of(ComparisonTruth.rows(), ObjectSchemas.NONE);
        proofs.print("local proof without schemas");
        assertThat(proofs.wrong()).isEmpty();
        assertThat(proofs.proved()).isNotEmpty();
    }

    private record Proofs(
            int inSync, List<String> proved, List<String> unproved, List<String> wrong) {
        static Proofs of(List<Row> rows, ObjectSchemas schemas) {
            Proofs proofs =
                    new Proofs(
                            (int) rows.stream().filter(Row::inSync).count(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>());
            for (Row row : rows) {
                boolean unchanged =
                        LocalProof.unchanged(
                                row.desired(),
                                row.live(),
                                "leeway",
                                schemas.find(row.desired().gvk()));
                if (row.inSync()) {
                    (unchanged ? proofs.proved() : proofs.unproved()).add(row.id());
                } else if (unchanged) {
                    proofs.wrong().add(row.id());
                }
            }
            return proofs;
        }

        void print(String name) {
            System.out.println(
                    name
                            + ": "
                            + proved.size()
                            + " of "
                            + inSync
                            + " in sync rows, "
                            + wrong.size()
                            + " wrong");
            if (System.getenv("LEEWAY_SHOW_UNPROVED") != null) {
                System.out.println("unproved: " + unproved);
            }
        }
    }
}
