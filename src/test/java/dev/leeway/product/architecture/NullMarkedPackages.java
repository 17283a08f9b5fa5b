package dev.leeway.product.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * Which packages say that nothing in them is null unless marked.
 *
 * @param marked those whose {@code package-info} says so
 * @param unmarked those that do not
 */
record NullMarkedPackages(Set<String> marked, Set<String> unmarked) {
    /** Sorts the packages of these classes. */
    static NullMarkedPackages of(JavaClasses classes) {
        Set<String> marked =
                classes.stream()
                        .filter(type -> type.getSimpleName().equals("package-info"))
                        .filter(type -> type.isAnnotatedWith(NullMarked.class))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unmarked =
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !marked.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        return new NullMarkedPackages(marked, unmarked);
    }
}
