package io.hakari.suites.robotsafety.cell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.hakari.suites.robotsafety.cell.Cell.Duty;
import io.hakari.suites.robotsafety.cell.Cell.Machine;
import io.hakari.suites.robotsafety.cell.Cell.Surroundings;
import io.hakari.yaml.DocumentReader;
import io.hakari.yaml.Fields;
import io.hakari.yaml.Node;
import io.hakari.yaml.Problems;

/// Reads a cell from a YAML file; the robot's URDF file is found from where that lies.
public final class CellReader {
    private static final List<String> KEYS = List.of("name", "robot", "drive", "control", "stop", "separation", "tool",
            "payload",
            "fixtures", "zones", "people", "duty");
    private static final Fields NOTHING = Fields.of(new Node.Entries(0, List.of()), "nothing", List.of(),
            new Problems(Path.of("nothing"))).orElseThrow();

    private final Problems problems;
    private final Function<String, Robot> robots;
    private final Numbers numbers;

    private CellReader(Problems problems, Function<String, Robot> robots) {
        this.problems = problems;
        this.robots = robots;
        numbers = new Numbers(problems);
    }

    /// Read a file.
    ///
    /// @throws IllegalArgumentException with one line for each mistake: file, line, key, what it must be
    public static Cell read(Path file) {
        Problems problems = new Problems(file);
        Function<String, Robot> robots = name -> UrdfReader.read(file.toAbsolutePath().resolveSibling(name));
        return DocumentReader.read(file, problems).flatMap(new CellReader(problems, robots)::cell)
                .orElseThrow(problems::exception);
    }

    /// Read a text whose robot is given by name.
    static Cell read(String text, String file, Function<String, Robot> robots) {
        Problems problems = new Problems(Path.of(file));
        return DocumentReader.read(text, problems).flatMap(new CellReader(problems, robots)::cell)
                .orElseThrow(problems::exception);
    }

    private Optional<Cell> cell(Node document) {
        Optional<Fields> root = Fields.of(document, "cell", KEYS, problems);
        if (root.isEmpty() || !root.get().hasAll("name", "robot", "drive", "control", "stop", "separation", "duty")) {
            return Optional.empty();
        }
        Fields fields = root.get();
        Optional<Machine> machine = machine(fields);
        Optional<Tool> tool = fields.get("tool").flatMap(this::tool);
        SolidReader solids = new SolidReader(numbers, problems);
        Optional<Payload> payload = fields.get("payload").flatMap(node -> payload(node, solids));
        Surroundings around = new Surroundings(each(fields, "fixtures", solids::fixture),
                each(fields, "zones", solids::zone),
                each(fields, "people", new PersonReader(numbers, problems)::person));
        Optional<Duty> duty = duty(section(fields, "duty", "duration", "reducedSpeed"));
        Optional<Cell> cell = machine
                .flatMap(arm -> duty.map(one -> new Cell(fields.text("name").orElse(""), arm, tool, payload,
                        around, one)));
        return cell.filter(_ -> problems.isEmpty());
    }

    private Fields section(Fields fields, String key, String... keys) {
        return fields.get(key).flatMap(node -> Fields.of(node, key, List.of(keys), problems)).orElse(NOTHING);
    }

    private <T> List<T> each(Fields fields, String key, Function<Node, Optional<T>> reading) {
        List<T> all = new ArrayList<>();
        fields.items(key, key).orElse(List.of()).forEach(node -> reading.apply(node).ifPresent(all::add));
        return all;
    }

    private Optional<Machine> machine(Fields root) {
        Fields fields = section(root, "robot", "urdf", "base", "turn", "home");
        if (!fields.hasAll("urdf", "home")) {
            return Optional.empty();
        }
        Optional<Robot> robot = fields.text("urdf").flatMap(name -> made(fields, () -> robots.apply(name)));
        Pose base = Pose.of(numbers.point(fields, "base", Vec.ZERO), 0, 0, numbers.optional(fields, "turn", 0));
        Optional<List<Double>> home = fields.numbers("home");
        Optional<Drive> drive = drive(section(root, "drive", "stiffness", "damping", "rotor", "brake"));
        Optional<Control> control = control(section(root, "control", "step", "stepsPerCommand", "horizon", "silence"));
        Optional<StopRule> stop = stop(section(root, "stop", "deceleration", "onInvalid", "latched", "declaredTime",
                "declaredPath"));
        Optional<Separation> separation = separation(
                section(root, "separation", "reaction", "stopping", "resolution", "sensor",
                        "robot"));
        boolean complete = robot.isPresent() && home.isPresent() && drive.isPresent() && control.isPresent()
                && stop.isPresent() && separation.isPresent();
        return complete
                ? made(fields, () -> new Machine(robot.get(), base, home.get(), drive.get(), control.get(), stop.get(),
                        separation.get()))
                : Optional.empty();
    }

    private Optional<Drive> drive(Fields fields) {
        if (!fields.hasAll("stiffness", "damping", "rotor", "brake")) {
            return Optional.empty();
        }
        Optional<List<Double>> stiffness = fields.numbers("stiffness");
        Optional<List<Double>> damping = fields.numbers("damping");
        Optional<List<Double>> rotor = fields.numbers("rotor");
        Optional<List<Double>> brake = fields.numbers("brake");
        return stiffness.isPresent() && damping.isPresent() && rotor.isPresent() && brake.isPresent()
                ? made(fields, () -> new Drive(stiffness.get(), damping.get(), rotor.get(), brake.get()))
                : Optional.empty();
    }

    private Optional<Control> control(Fields fields) {
        double step = numbers.required(fields, "step");
        double horizon = numbers.required(fields, "horizon");
        double silence = numbers.required(fields, "silence");
        int every = (int) Math.min(fields.hasAll("stepsPerCommand") ? fields.count("stepsPerCommand").orElse(0) : 0,
                10_000);
        return made(fields, () -> new Control(step, every, horizon, silence));
    }

    private Optional<StopRule> stop(Fields fields) {
        double deceleration = numbers.required(fields, "deceleration");
        double time = numbers.required(fields, "declaredTime");
        double path = numbers.required(fields, "declaredPath");
        long category = fields.hasAll("onInvalid") ? fields.count("onInvalid").orElse(1) : 1;
        boolean latched = fields.has("latched") && fields.said("latched");
        if (category != 1 && category != 2) {
            problems.add(fields.line("onInvalid"), "[onInvalid] of stop is [" + category
                    + "]; it must be the stop category 1 or 2");
            return Optional.empty();
        }
        return made(fields,
                () -> new StopRule(deceleration, category == 1 ? StopCategory.ONE : StopCategory.TWO, latched, time,
                        path));
    }

    private Optional<Separation> separation(Fields fields) {
        double reaction = numbers.required(fields, "reaction");
        double stopping = numbers.required(fields, "stopping");
        double resolution = numbers.required(fields, "resolution");
        double sensor = numbers.required(fields, "sensor");
        double robot = numbers.required(fields, "robot");
        return made(fields, () -> new Separation(reaction, stopping, resolution, sensor, robot));
    }

    private Optional<Tool> tool(Node node) {
        Optional<Fields> read = Fields.of(node, "tool",
                List.of("name", "from", "to", "radius", "mass", "edgeRadius", "area"),
                problems);
        return read.filter(fields -> fields.hasAll("name", "to", "radius", "mass", "edgeRadius")).flatMap(fields -> {
            Vec from = numbers.point(fields, "from", Vec.ZERO);
            Vec to = numbers.point(fields, "to", Vec.ZERO);
            double radius = numbers.required(fields, "radius");
            double mass = numbers.required(fields, "mass");
            double edge = numbers.required(fields, "edgeRadius");
            double area = numbers.optional(fields, "area", 0);
            return made(fields, () -> new Tool(fields.text("name").orElse(""), new Capsule(from, to, radius),
                    rod(mass, from, to, radius), edge, area));
        });
    }

    /// A tool weighs like a rod of its length and radius; that it is slender makes its middle its centre of mass.
    private static Inertia rod(double mass, Vec from, Vec to, double radius) {
        Vec way = to.minus(from);
        double length = way.length();
        double across = mass * (3 * radius * radius + length * length) / 12;
        double along = mass * radius * radius / 2;
        Vec u = length > 0 ? way.times(1 / length) : new Vec(0, 0, 1);
        double less = along - across;
        return new Inertia(mass, from.plus(way.times(.5)), across + less * u.x() * u.x(), across + less * u.y() * u.y(),
                across + less * u.z() * u.z(), less * u.x() * u.y(), less * u.x() * u.z(), less * u.y() * u.z());
    }

    private Optional<Payload> payload(Node node, SolidReader solids) {
        Optional<Fields> read = Fields.of(node, "payload",
                List.of("name", "mass", "radius", "held", "grip", "rests", "goal"),
                problems);
        return read.filter(fields -> fields.hasAll("name", "mass", "radius", "held", "grip")).flatMap(fields -> {
            double mass = numbers.required(fields, "mass");
            double radius = numbers.required(fields, "radius");
            double grip = numbers.required(fields, "grip");
            Vec held = numbers.point(fields, "held", Vec.ZERO);
            Optional<Vec> rests = fields.has("rests")
                    ? Optional.of(numbers.point(fields, "rests", Vec.ZERO))
                    : Optional.empty();
            Optional<Solid> goal = fields.get("goal").flatMap(solids::only);
            return made(fields,
                    () -> new Payload(fields.text("name").orElse(""), mass, radius, held, grip, rests, goal));
        });
    }

    private Optional<Duty> duty(Fields fields) {
        double duration = numbers.required(fields, "duration");
        return made(fields, () -> new Duty(duration, fields.has("reducedSpeed") && fields.said("reducedSpeed")));
    }

    private <T> Optional<T> made(Fields fields, Supplier<T> making) {
        return Numbers.made(problems, fields.line(), making);
    }
}
