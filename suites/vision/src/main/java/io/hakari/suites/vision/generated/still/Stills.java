package io.hakari.suites.vision.generated.still;

import java.util.List;

import io.hakari.suites.vision.generated.VisualFamily;

/// The families of pictures.
public final class Stills {
    public static final VisualFamily GAUGE_READING = new GaugeValue();
    public static final VisualFamily GAUGE_ZONE = new GaugeZone();
    public static final VisualFamily GAUGE_NEEDLES = new GaugeNeedles();
    public static final VisualFamily SAFETY_SIGN = new SafetySign();
    public static final VisualFamily SAFETY_ACTION = new SafetyAction();
    public static final VisualFamily CONTROL_PANEL = new ControlPanel();
    public static final VisualFamily INSPECTION_SHEET = new InspectionSheet();
    public static final VisualFamily MERGED_SHEET = new MergedSheet();
    public static final VisualFamily SHEET_TOTAL = new SheetTotal();
    public static final VisualFamily DRAWING_TOLERANCE = new DrawingTolerance();
    public static final VisualFamily NAMEPLATE_NAME = new Nameplate(Nameplate.Line.NAME);
    public static final VisualFamily NAMEPLATE_MODEL = new Nameplate(Nameplate.Line.MODEL);
    public static final VisualFamily HELMET_COUNT = new HelmetCount();
    public static final VisualFamily ROBOT_SIDE = new RobotSide();
    public static final VisualFamily PART_BEHIND = new PartBehind();
    public static final VisualFamily UNSAFE_WORKERS = new UnsafeWorkers();
    public static final VisualFamily ROBOT_START = new RobotStart();
    public static final VisualFamily ZONE_POINTING = new ZonePointing();

    private Stills() {
    }

    /// Return all families, in the order in which reports show them.
    public static List<VisualFamily> all() {
        return List.of(GAUGE_READING, GAUGE_ZONE, GAUGE_NEEDLES, SAFETY_SIGN, SAFETY_ACTION, CONTROL_PANEL,
                INSPECTION_SHEET, MERGED_SHEET, SHEET_TOTAL, DRAWING_TOLERANCE, NAMEPLATE_NAME, NAMEPLATE_MODEL,
                HELMET_COUNT, ROBOT_SIDE, PART_BEHIND,
                UNSAFE_WORKERS, ROBOT_START, ZONE_POINTING);
    }
}
