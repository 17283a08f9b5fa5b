package dev.leeway.product.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The fences between packages. */
class ArchitectureTest {
    private static final int LEAST_CLASSES = 150;

    /** One technology each; what they adapt to stands in the package that they are named after. */
    private static final String[] ADAPTERS = {
        "dev.leeway.engine.cluster..",
        "dev.leeway.engine.store..",
        "dev.leeway.engine.practice..",
        "dev.leeway.engine.source.git..",
        "dev.leeway.engine.credential.keychain..",
        "dev.leeway.engine.render.directory..",
        "dev.leeway.engine.render.helm..",
        "dev.leeway.engine.render.kustomize..",
        "dev.leeway.engine.health.lua..",
        "dev.leeway.engine.health.cel.."
    };

    /** The stages between the doors; a package named here without dots has parts that are doors. */
    private static final String[] PURE = {
        "dev.leeway.engine.json..",
        "dev.leeway.engine.resource..",
        "dev.leeway.engine.fields..",
        "dev.leeway.engine.schema..",
        "dev.leeway.engine.yaml..",
        "dev.leeway.engine.desired..",
        "dev.leeway.engine.live..",
        "dev.leeway.engine.compare",
        "dev.leeway.engine.plan..",
        "dev.leeway.engine.health",
        "dev.leeway.engine.wording..",
        "dev.leeway.engine.edit",
        "dev.leeway.engine.audit..",
        "dev.leeway.engine.violation.."
    };

    @Test
    void theEngineKnowsNoScreen() {
        HouseRule.holds(
                noClasses()
                        .that()
                        .resideInAPackage("dev.leeway.engine..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "dev.leeway.desktop..", "org.controlsfx..")
                        .because("the engine runs headless, in tests and in pipelines"),
                LEAST_CLASSES);
    }

    @Test
    void onlyTheClusterPackageSeesTheKubernetesClient() {
        HouseRule.holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.leeway.engine.cluster..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.fabric8..")
                        .because(
                                "typed models lose empty lists and nulls, so payloads are our own trees everywhere else"),
                LEAST_CLASSES);
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        HouseRule.holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.leeway.engine.store..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "org.sqlite..")
                        .because(
                                "one adapter per technology: another database must cost one package"),
                LEAST_CLASSES);
    }

    @Test
    void noTypeHasANameThatSaysNothing() {
        HouseRule.holds(
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Base")
                        .orShould()
                        .haveSimpleNameEndingWith("Common")
                        .orShould()
                        .haveSimpleNameEndingWith("Data")
                        .orShould()
                        .haveSimpleNameEndingWith("Info")
                        .because("a type is named for the thing it is"),
                LEAST_CLASSES);
    }

    @Test
    void nothingStaticCanChange() {
        HouseRule.holds(
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveName("$jacocoData")
                        .should()
                        .beFinal()
                        .because("state shared by everybody is state that nobody owns"),
                LEAST_CLASSES);
    }

    @Test
    void onlyTheWorkPackageStartsThreads() {
        HouseRule.holds(
                noClasses()
                        .that()
                        .resideInAPackage("dev.leeway.desktop..")
                        .and()
                        .resideOutsideOfPackage("dev.leeway.desktop.work..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.concurrent.Executors")
                        .orShould()
                        .callMethod(Thread.class, "ofVirtual")
                        .orShould()
                        .callMethod(Thread.class, "ofPlatform")
                        .because(
                                "work that the window does not know of cannot be shown, cancelled or waited for"),
                LEAST_CLASSES);
    }

    @Test
    void onlyTheWiringNamesAdapters() {
        HouseRule.holds(
                noClasses()
                        .that()
                        .resideInAPackage("dev.leeway.engine..")
                        .and()
                        .resideOutsideOfPackages(ADAPTERS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ADAPTERS)
                        .because("a stage that names its adapter cannot be given another"),
                LEAST_CLASSES);
    }

    @Test
    void betweenTheDoorsNothingReadsOrWrites() {
        HouseRule.holds(
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.nio.file..", "java.net..", "java.net.http..")
                        .orShould()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .because(
                                "the same input must give the same verdict, today and in a replay"),
                LEAST_CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        hasNoCycles("dev.leeway.engine.(*)..", "dev.leeway.engine.violation.(*)..");
        hasNoCycles("dev.leeway.desktop.(**)", "dev.leeway.engine.violation.(**)");
    }

    @Test
    void everyPackageIsNullMarked() {
        NullMarkedPackages shipped = NullMarkedPackages.of(ProductClasses.shipped());
        assertThat(shipped.marked().size()).as("packages looked at").isGreaterThanOrEqualTo(15);
        assertThat(shipped.unmarked()).as("nullness is a compile error everywhere").isEmpty();
        assertThat(NullMarkedPackages.of(ProductClasses.violations()).unmarked())
                .as("the rule catches its deliberate violation")
                .containsExactly("dev.leeway.engine.violation.right");
    }

    private static void hasNoCycles(String packages, String violating) {
        JavaClasses shipped = ProductClasses.shipped();
        assertThat(shipped.size()).isGreaterThanOrEqualTo(LEAST_CLASSES);
        assertThat(cycles(violating).evaluate(ProductClasses.violations()).hasViolation())
                .as("the rule catches its deliberate violation")
                .isTrue();
        cycles(packages).check(shipped);
    }

    private static ArchRule cycles(String packages) {
        return SlicesRuleDefinition.slices()
                .matching(packages)
                .should()
                .beFreeOfCycles()
                .because(
                        "data goes right only, and a screen that needs another screen's insides is"
                                + " one screen");
    }
}
