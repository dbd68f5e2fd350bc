/// What tests of suites, scorers, engines and runners need: a scripted runner, ready trials, and a runner's conformance.
@NullMarked
package io.hakari.testkit;

import org.jspecify.annotations.NullMarked;
