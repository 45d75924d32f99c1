#pragma once

// Dresses a world in everything that is allowed and that nobody expects: names, numbers, words, members.
namespace sim {

class World;
void make_odd(World& world);

}  // namespace sim
