package dev.leeway.product.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The fences between packages. */
class ArchitectureTest {
    private static final int LEAST_CLASSES = 150;

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
    void packagesHaveNoCycles() {
        JavaClasses shipped = ProductClasses.shipped();
        assertThat(shipped.size()).isGreaterThanOrEqualTo(LEAST_CLASSES);
        SlicesRuleDefinition.slices()
                .matching("dev.leeway.engine.(*)..")
                .should()
                .beFreeOfCycles()
                .because("data goes right only")
                .check(shipped);
        SlicesRuleDefinition.slices()
                .matching("dev.leeway.desktop.(**)")
                .should()
                .beFreeOfCycles()
                .because("a screen that needs another screen's insides is one screen")
                .check(shipped);
    }

    @Test
    void everyPackageIsNullMarked() {
        JavaClasses shipped = ProductClasses.shipped();
        Set<String> marked =
                shipped.stream()
                        .filter(JavaClass::isInterface)
                        .filter(type -> type.getSimpleName().equals("package-info"))
                        .filter(type -> type.isAnnotatedWith(NullMarked.class))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        Set<String> unmarked =
                shipped.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !marked.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(marked.size()).as("packages looked at").isGreaterThanOrEqualTo(15);
        assertThat(unmarked).as("nullness is a compile error everywhere").isEmpty();
    }
}
