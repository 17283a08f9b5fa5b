package dev.leeway.product.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled product, and the deliberate violations that every rule must catch. */
final class ProductClasses {
    private static final ImportOption NOT_OURS_TO_JUDGE =
            location ->
                    !location.contains("/violation/") && !location.contains("/dev/leeway/product/");

    private static final JavaClasses SHIPPED =
            new ClassFileImporter()
                    .withImportOption(NOT_OURS_TO_JUDGE)
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages("dev.leeway.engine", "dev.leeway.desktop");

    private ProductClasses() {}

    /** Returns every class of the engine and the desktop as they ship. */
    static JavaClasses shipped() {
        return SHIPPED;
    }

    /** Returns the classes that break a rule on purpose. */
    static JavaClasses violations() {
        return new ClassFileImporter()
                .importPackages("dev.leeway.engine.violation", "dev.leeway.desktop.violation");
    }
}
