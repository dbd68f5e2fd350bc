package io.hakari.suites.robotsafety.cell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.hakari.yaml.Problems;

/// Reads an arm from a URDF file.
///
/// Read are links with `inertial` and `collision`, and joints that are `revolute`, `continuous` or `fixed`; what is fixed
/// becomes part of the link before it. A `cylinder` and a `box` are taken as a capsule along their longest
/// direction that holds them, so they are never smaller than drawn; a `capsule` has its `length` between the centres of its
/// ends. Everything else, such as `visual` and `transmission`, is passed over.
public final class UrdfReader {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final double FAR = 10;
    private static final double HEAVY = 1_000;
    private static final double ROUND = 8 * Math.PI;
    private static final double STRONG = 1e5;
    private static final String METRES = "metres";
    private static final String RADIANS = "radians";

    private final Problems problems;
    private final UrdfNumbers numbers;
    private final Map<String, Element> links = new LinkedHashMap<>();
    private final Map<String, List<Element>> jointsAfter = new LinkedHashMap<>();
    private final Set<String> children = new HashSet<>();

    private UrdfReader(Problems problems) {
        this.problems = problems;
        numbers = new UrdfNumbers(problems);
    }

    /// Read a file.
    ///
    /// @throws IllegalArgumentException with one line for each mistake: file, line, element, what it must be
    public static Robot read(Path file) {
        Problems problems = new Problems(file);
        if (!Files.isRegularFile(file)) {
            problems.add("there is no such file: [" + file + "]");
            throw problems.exception();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, problems);
        } catch (IOException e) {
            problems.add("cannot be read: " + e.getMessage());
            throw problems.exception();
        }
    }

    /// Read a stream, such as that of a resource.
    static Robot read(InputStream in, Problems problems) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            problems.add("is larger than " + MOST_BYTES / 1024 / 1024 + " MiB, which no arm needs");
            throw problems.exception();
        }
        Optional<Robot> robot = Element.read(new ByteArrayInputStream(bytes), problems)
                .flatMap(root -> new UrdfReader(problems).robot(root));
        return robot.filter(_ -> problems.isEmpty()).orElseThrow(problems::exception);
    }

    private Optional<Robot> robot(Element root) {
        if (!root.name().equals("robot")) {
            problems.add(root.line(), "the root is <" + Problems.shown(root.name()) + ">; it must be <robot>");
            return Optional.empty();
        }
        for (Element link : root.all("link")) {
            if (links.putIfAbsent(name(link), link) != null) {
                problems.add(link.line(), "<link> [" + name(link) + "] is there twice");
            }
        }
        root.all("joint").forEach(this::connect);
        List<String> roots = links.keySet().stream().filter(name -> !children.contains(name)).toList();
        if (roots.size() != 1 && problems.isEmpty()) {
            problems.add(root.line(), "<robot> must have one link that is no joint's child; it has " + roots);
        }
        return problems.isEmpty() ? assemble(root, roots.getFirst()) : Optional.empty();
    }

    private void connect(Element joint) {
        String parent = link(joint, "parent");
        String child = link(joint, "child");
        if (!children.add(child)) {
            problems.add(joint.line(), "<link> [" + child + "] is the child of two joints");
        }
        jointsAfter.computeIfAbsent(parent, _ -> new ArrayList<>()).add(joint);
    }

    private String link(Element joint, String end) {
        String name = joint.child(end).flatMap(element -> element.attribute("link")).orElse("");
        if (!links.containsKey(name)) {
            problems.add(joint.child(end).map(Element::line).orElse(joint.line()),
                    "<joint> [" + name(joint) + "] has the "
                            + end + " [" + Problems.shown(name) + "]; there is no such <link>");
        }
        return name;
    }

    private Optional<Robot> assemble(Element root, String base) {
        Part part = new Part(Inertia.NONE, new ArrayList<>());
        Optional<Element> next = gather(base, Pose.IDENTITY, part);
        List<Capsule> baseShapes = part.shapes;
        List<Link> chain = new ArrayList<>();
        // A cycle has no root, so its links are never reached from one.
        Pose flange = Pose.IDENTITY;
        while (next.isPresent()) {
            Element element = next.get();
            Pose fixed = part.toJoint;
            part = new Part(Inertia.NONE, new ArrayList<>());
            next = gather(link(element, "child"), Pose.IDENTITY, part);
            Part own = part;
            joint(element, fixed).flatMap(
                    joint -> made(element, () -> new Link(link(element, "child"), joint, own.inertia, own.shapes)))
                    .ifPresent(chain::add);
            flange = part.toJoint;
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Pose last = flange;
        return made(root, () -> new Robot(root.attribute("name").orElse("robot"), baseShapes, chain, last));
    }

    /// Gather a link and all that is fixed to it; return the joint that turns the next one.
    private Optional<Element> gather(String name, Pose at, Part part) {
        Element link = links.get(name);
        if (link == null) {
            return Optional.empty();
        }
        inertia(link).ifPresent(
                body -> made(link, () -> body.in(at).plus(part.inertia)).ifPresent(sum -> part.inertia = sum));
        link.all("collision").forEach(shape -> capsule(shape).ifPresent(one -> part.shapes.add(one.in(at))));
        Optional<Element> moving = Optional.empty();
        part.toJoint = at;
        for (Element joint : jointsAfter.getOrDefault(name, List.of())) {
            boolean fixed = joint.attribute("type").orElse("").equals("fixed");
            Pose kept = part.toJoint;
            Optional<Element> found = fixed
                    ? gather(link(joint, "child"), at.then(origin(joint)), part)
                    : Optional.of(joint);
            if (found.isPresent() && moving.isPresent()) {
                problems.add(joint.line(), "<joint> [" + name(joint) + "] begins a second branch; an arm has one");
            }
            if (!fixed) {
                part.toJoint = at;
            } else if (moving.isPresent()) {
                part.toJoint = kept;
            }
            moving = moving.or(() -> found);
        }
        return moving;
    }

    private Optional<Joint> joint(Element element, Pose fixed) {
        String type = element.attribute("type").orElse("");
        boolean continuous = type.equals("continuous");
        if (!continuous && !type.equals("revolute")) {
            problems.add(element.line(), "<joint> [" + name(element) + "] has the type [" + Problems.shown(type)
                    + "]; it must be revolute, continuous or fixed");
            return Optional.empty();
        }
        Element limit = element.child("limit").orElse(element);
        Element axis = element.child("axis").orElse(element);
        Vec direction = numbers.three(axis, "xyz", "no unit", 1e6, new Vec(1, 0, 0));
        double length = direction.length();
        if (!(length > 0)) {
            problems.add(axis.line(), "<axis> of <joint> [" + name(element) + "] has no direction");
            return Optional.empty();
        }
        double lower = continuous ? Double.NEGATIVE_INFINITY : numbers.required(limit, "lower", RADIANS, ROUND);
        double upper = continuous ? Double.POSITIVE_INFINITY : numbers.required(limit, "upper", RADIANS, ROUND);
        double effort = numbers.required(limit, "effort", "newton metres", STRONG);
        double velocity = numbers.required(limit, "velocity", "radians per second", ROUND);
        return problems.isEmpty()
                ? made(limit,
                        () -> new Joint(name(element), fixed.then(origin(element)), direction.times(1 / length), lower,
                                upper, effort, velocity, damping(element)))
                : Optional.empty();
    }

    private double damping(Element joint) {
        Optional<Element> dynamics = joint.child("dynamics");
        if (dynamics.map(one -> numbers.optional(one, "friction", "newton metres", STRONG, 0)).orElse(0.0) != 0) {
            problems.add(dynamics.get().line(), "<dynamics> of <joint> [" + name(joint)
                    + "] has friction, which is not simulated; write 0 and put what it loses into damping");
        }
        return dynamics.map(one -> numbers.optional(one, "damping", "N m s/rad", STRONG, 0)).orElse(0.0);
    }

    private Optional<Inertia> inertia(Element link) {
        Optional<Element> inertial = link.child("inertial");
        if (inertial.isEmpty()) {
            return Optional.empty();
        }
        Element none = new Element("inertia", inertial.get().line(), Map.of(), List.of());
        Element moments = inertial.get().child("inertia").orElse(none);
        Element weight = inertial.get().child("mass")
                .orElse(new Element("mass", inertial.get().line(), Map.of(), List.of()));
        double mass = numbers.required(weight, "value", "kilograms", HEAVY);
        double[] values = new double[6];
        String[] keys = {"ixx", "iyy", "izz", "ixy", "ixz", "iyz"};
        for (int i = 0; i < keys.length; i++) {
            values[i] = i < 3
                    ? numbers.required(moments, keys[i], "kg m²", HEAVY)
                    : numbers.optional(moments, keys[i], "kg m²", HEAVY, 0);
        }
        return made(moments, () -> new Inertia(mass, Vec.ZERO, values[0], values[1], values[2], values[3], values[4],
                values[5]).in(origin(inertial.get())));
    }

    private Optional<Capsule> capsule(Element collision) {
        Element geometry = collision.child("geometry").orElse(collision);
        Optional<Element> shape = geometry.children().stream().filter(child -> !child.name().equals("origin"))
                .findFirst();
        Pose at = origin(collision);
        return switch (shape.map(Element::name).orElse("")) {
            case "sphere" ->
                made(shape.get(), () -> new Capsule(Vec.ZERO, Vec.ZERO, length(shape.get(), "radius")).in(at));
            case "cylinder", "capsule" -> made(shape.get(), () -> {
                double half = length(shape.get(), "length") / 2;
                return new Capsule(new Vec(0, 0, -half), new Vec(0, 0, half), length(shape.get(), "radius")).in(at);
            });
            case "box" ->
                made(shape.get(), () -> around(numbers.three(shape.get(), "size", METRES, FAR, Vec.ZERO)).in(at));
            default -> {
                problems.add(geometry.line(), "<" + geometry.name() + "> has the shape ["
                        + shape.map(Element::name).orElse("") + "]; it must be sphere, cylinder, capsule or box");
                yield Optional.empty();
            }
        };
    }

    private double length(Element shape, String key) {
        return numbers.required(shape, key, METRES, FAR);
    }

    private static Capsule around(Vec size) {
        double longest = Math.max(size.x(), Math.max(size.y(), size.z()));
        Vec along = longest == size.x() ? new Vec(1, 0, 0) : longest == size.y() ? new Vec(0, 1, 0) : new Vec(0, 0, 1);
        double radius = size.minus(along.times(longest)).length() / 2;
        return new Capsule(along.times(-longest / 2), along.times(longest / 2), radius);
    }

    private Pose origin(Element element) {
        return element.child("origin").map(origin -> {
            Vec angles = numbers.three(origin, "rpy", RADIANS, ROUND, Vec.ZERO);
            return Pose.of(numbers.three(origin, "xyz", METRES, FAR, Vec.ZERO), angles.x(), angles.y(), angles.z());
        }).orElse(Pose.IDENTITY);
    }

    private static String name(Element element) {
        return element.attribute("name").orElse("");
    }

    private <T> Optional<T> made(Element element, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            problems.add(element.line(), "<" + element.name() + ">: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// A link in the making.
    private static final class Part {
        private Inertia inertia;
        private final List<Capsule> shapes;
        private Pose toJoint = Pose.IDENTITY;

        Part(Inertia inertia, List<Capsule> shapes) {
            this.inertia = inertia;
            this.shapes = shapes;
        }
    }
}
