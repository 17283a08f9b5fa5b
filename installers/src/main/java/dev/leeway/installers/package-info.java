/**
 * Makes Leeway's packages: a runtime with just the modules that are needed, the application on it,
 * its start-up caches, and what each system wants around that.
 */
package dev.leeway.installers;
