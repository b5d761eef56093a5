// soleus-plugin-host --spawner: the process that starts, kills and reaps plugin hosts for the
// daemon, on the socket that it finds as descriptor kReplyFd (engine/catalogue/host_protocol.h). It
// loads no plugin. Single thread; no errors leave it: what goes wrong with a host is reported.
#pragma once

namespace soleus::host {

// Returns once the daemon has gone or has closed the socket, and every host is dead and reaped.
void RunSpawner();

}  // namespace soleus::host
