/// Policies and waivers, read from YAML files into the same records as Java writes.
@NullMarked
package io.hakari.yaml;

import org.jspecify.annotations.NullMarked;
