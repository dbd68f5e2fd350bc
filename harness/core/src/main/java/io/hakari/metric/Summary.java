package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

import org.apiguardian.api.API;

/// One number for several metrics: their mean, each weighing the same (macro) or by its trials (micro).
///
/// The interval is put together from those of the parts, at whatever confidence is asked for, by recovering the variance
/// from their ends: with weights `w` the lower end is `m - √Σ(w (mᵢ - lᵢ))²`, the upper one likewise. No part needs a
/// standard error, and a part that was all right does not pass for certain. The parts are taken as fixed and independent.
///
/// Zou and Donner (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27.
///
/// @param name    such as `japanese`; its full name is `overall/japanese`
/// @param metrics full names of the parts, at least one; all in the same unit and direction
/// @param micro   whether parts weigh by their scored trials instead of equally
@API(status = EXPERIMENTAL, since = "0.2")
public record Summary(String name, List<String> metrics, boolean micro) {

    public Summary {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty() || metrics.stream().distinct().count() < metrics.size()) {
            throw new IllegalArgumentException(
                    "summary [" + name + "] of metrics " + metrics + " must have some, and each once");
        }
    }

    /// Return the mean in which every metric weighs the same.
    public static Summary macro(String name, String... metrics) {
        return new Summary(name, List.of(metrics), false);
    }

    /// Return the mean in which every trial weighs the same.
    public static Summary micro(String name, String... metrics) {
        return new Summary(name, List.of(metrics), true);
    }

    /// Return the name by which gates know it.
    public String fullName() {
        return "overall/" + name;
    }

    /// Combine the parts; empty when one of them is missing.
    ///
    /// @param part finds a metric's measurement by its full name
    public Optional<Measurement> combine(Function<String, Optional<Measurement>> part) {
        List<Measurement> parts = new ArrayList<>();
        metrics.forEach(metric -> part.apply(metric).ifPresent(parts::add));
        return parts.size() < metrics.size() ? Optional.empty() : Optional.of(confidence -> at(parts, confidence));
    }

    private Estimate at(List<Measurement> parts, double confidence) {
        List<Estimate> estimates = parts.stream().map(one -> one.at(confidence)).toList();
        double all = estimates.stream().mapToDouble(this::weight).sum();
        double[] weights = estimates.stream().mapToDouble(one -> weight(one) / all).toArray();
        double value = 0;
        double[] below = new double[weights.length];
        double[] above = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            Estimate one = estimates.get(i);
            value += weights[i] * one.value();
            below[i] = weights[i] * (one.value() - one.lower());
            above[i] = weights[i] * (one.upper() - one.value());
        }
        return new Estimate(value, new Interval(value - length(below), value + length(above), confidence),
                estimates.stream().mapToLong(Estimate::scored).sum(),
                estimates.stream().mapToLong(Estimate::unscored).sum(),
                estimates.stream().mapToLong(Estimate::clusters).sum(), micro ? "micro-mover" : "macro-mover");
    }

    private double weight(Estimate part) {
        return micro ? part.scored() : 1;
    }

    private static double length(double[] distances) {
        return Math.sqrt(DoubleStream.of(distances).map(distance -> distance * distance).sum());
    }
}
