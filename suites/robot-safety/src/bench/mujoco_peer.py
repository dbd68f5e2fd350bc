"""MuJoCo at the work of the cell's benchmark: the same arm with tool and part over a bench, and a person of 17 capsules.

The arm is read from the same URDF file and driven by position servos with the shipped gains, rotor inertias, effort limits and
gravity compensation; only robot and person, and robot and bench, may touch. The person stands still, which is less work than
the cell's person has. Measured is mj_step in its own C loop of 2 000 steps of 0.5 ms, without any monitor.

Before that, the mass matrix and the bias of the arm without tool and rotors are compared with the goldens of ArmTest.

Prints one line: version, steps per CPU-second, largest relative difference to the goldens.
"""
import math
import sys
import time
import xml.etree.ElementTree as tree

import mujoco
import numpy

STIFFNESS = [4000, 4000, 3000, 1000, 800, 500]
DAMPING = [250, 250, 180, 60, 40, 25]
ROTOR = [0.7, 0.7, 0.7, 0.1, 0.1, 0.1]
HOME = [0, -1.2, 1.6, -0.4, -1.5708, 0]
GOLDEN_MASS = {(0, 0): 2.06872951112303, (1, 1): 2.49226887514641, (1, 2): 0.770374262589061, (5, 5): 7.135625e-4}
GOLDEN_BIAS = {0: -0.62741729092149, 1: -40.8702303699228, 2: -16.2678102812270}
# From, to and radius of each region of a person of 1.72 m who stands 1.25 m before the arm.
PERSON = [((1.25, 0, 1.63), (1.25, 0, 1.63), .093), ((1.18, 0, 1.58), (1.18, 0, 1.58), .06),
          ((1.25, 0, 1.44), (1.25, 0, 1.51), .06), ((1.28, .19, 1.4), (1.28, -.19, 1.4), .07),
          ((1.25, 0, 1.28), (1.25, 0, 1.08), .13), ((1.25, 0, 1.08), (1.25, 0, .93), .12),
          ((1.25, .1, .93), (1.25, -.1, .93), .12)]
for side in (.19, -.19):
    PERSON += [((1.28, side, 1.4), (1.3, side, 1.1), .05), ((1.3, side, 1.1), (1.28, side, .85), .042),
               ((1.28, side, .85), (1.27, side, .67), .04)]
for side in (.1, -.1):
    PERSON += [((1.25, side, .93), (1.25, side, .5), .075), ((1.25, side, .5), (1.25, side, .08), .055)]


def numbers(text):
    return [float(word) for word in text.split()]


def words(values):
    return " ".join(repr(float(value)) for value in values)


def capsule(collision, contact):
    """Return a geom for a capsule along z that is turned by roll, then pitch."""
    origin = collision.find("origin")
    at = numbers(origin.get("xyz"))
    roll, pitch, _ = numbers(origin.get("rpy", "0 0 0"))
    shape = collision.find("geometry/capsule")
    half = float(shape.get("length")) / 2
    z = (math.sin(pitch) * math.cos(roll), -math.sin(roll), math.cos(pitch) * math.cos(roll))
    ends = [a - half * b for a, b in zip(at, z)] + [a + half * b for a, b in zip(at, z)]
    return f'<geom type="capsule" fromto="{words(ends)}" size="{shape.get("radius")}" {contact}/>'


def arm(urdf, equipped):
    root = tree.parse(urdf).getroot()
    links = {link.get("name"): link for link in root.findall("link")}
    joints = [joint for joint in root.findall("joint") if joint.get("type") == "revolute"]
    contact = 'contype="1" conaffinity="2"' if equipped else 'contype="0" conaffinity="0"'
    text = ""
    if equipped:
        # The flange's z is the wrist's y.
        text = (f'<body pos="0 .15 0" gravcomp="1"><geom type="capsule" fromto="0 .03 0 0 .12 0" size=".035" mass=".9" {contact}/>'
                f'<geom type="sphere" pos="0 .16 0" size=".04" mass="1.5" {contact}/></body>')
    for joint in reversed(joints):
        link = links[joint.find("child").get("link")]
        inertia = link.find("inertial/inertia")
        moments = [inertia.get(key) for key in ("ixx", "iyy", "izz")]
        name = joint.get("name")
        rotor = ROTOR[joints.index(joint)] if equipped else 0
        text = (f'<body pos="{joint.find("origin").get("xyz")}" {"gravcomp=" + chr(34) + "1" + chr(34) if equipped else ""}>'
                f'<joint name="{name}" axis="{joint.find("axis").get("xyz")}" armature="{rotor}"/>'
                f'<inertial pos="{link.find("inertial/origin").get("xyz")}" mass="{link.find("inertial/mass").get("value")}" '
                f'diaginertia="{" ".join(moments)}"/>{capsule(link.find("collision"), contact)}{text}</body>')
    return text, [(joint.get("name"), joint.find("limit").get("effort")) for joint in joints]


def model(urdf, equipped):
    body, joints = arm(urdf, equipped)
    around, servos = "", ""
    if equipped:
        for a, b, radius in PERSON:
            shape = (f'type="sphere" pos="{words(a)}"' if a == b else f'type="capsule" fromto="{words(a + b)}"')
            around += f'<geom {shape} size="{radius}" contype="2" conaffinity="1"/>'
        around += '<geom type="box" pos=".55 0 .7" size=".35 .7 .025" contype="2" conaffinity="1"/>'
        for i, (name, effort) in enumerate(joints):
            servos += (f'<general joint="{name}" gainprm="{STIFFNESS[i]}" biastype="affine" biasprm="0 {-STIFFNESS[i]} {-DAMPING[i]}" '
                       f'forcerange="-{effort} {effort}"/>')
    height = .75 if equipped else 0
    return mujoco.MjModel.from_xml_string(
        f'<mujoco><compiler autolimits="true"/><option timestep="0.0005" integrator="Euler"/><worldbody>'
        f'<body pos="0 0 {height}">{body}</body>{around}</worldbody><actuator>{servos}</actuator></mujoco>')


def difference(urdf):
    """Return the largest relative difference of mass matrix and bias to the goldens."""
    m = model(urdf, False)
    d = mujoco.MjData(m)
    d.qpos[:] = [.3, -1, 1.5, -.5, .2, .4]
    d.qvel[:] = [.5, -.3, .7, .2, -.9, 1.1]
    mujoco.mj_forward(m, d)
    mass = numpy.zeros((m.nv, m.nv))
    # The order of the arguments has changed between releases.
    try:
        mujoco.mj_fullM(m, mass, d.qM)
    except (TypeError, AttributeError):
        mujoco.mj_fullM(m, d, mass)
    pairs = [(mass[at], golden) for at, golden in GOLDEN_MASS.items()]
    pairs += [(d.qfrc_bias[i], golden) for i, golden in GOLDEN_BIAS.items()]
    return max(abs(got - golden) / abs(golden) for got, golden in pairs)


def speed(urdf):
    m = model(urdf, True)
    d = mujoco.MjData(m)
    d.qpos[:] = HOME
    d.ctrl[:] = HOME
    mujoco.mj_step(m, d, 4000)
    rounds = []
    for _ in range(5):
        begin, steps = time.process_time(), 0
        while time.process_time() - begin < 1:
            d.ctrl[0] = .6 * math.sin(steps)
            mujoco.mj_step(m, d, 2000)
            steps += 2000
        rounds.append(steps / (time.process_time() - begin))
    return sorted(rounds)[2]


if __name__ == "__main__":
    print(mujoco.__version__, speed(sys.argv[1]), difference(sys.argv[1]))
