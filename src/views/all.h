// Every view, in the order of the navigation. The last one answers for unknown places.
VIEW(home)
VIEW(workflows)
VIEW(workflow)
VIEW(submit)
VIEW(tasks)
VIEW(logs)
VIEW(shell)
VIEW(pools)
VIEW(pool)
VIEW(resources)
VIEW(resource)
VIEW(capacity)
VIEW(compare)
VIEW(profile)
#ifdef OSMO_GALLERY
VIEW(gallery)
#endif
VIEW(nowhere)
